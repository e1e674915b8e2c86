/** Files on their way from this page: how far each has come, and another try where one failed. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asApiError, type ApiError } from '../../../api/problem.ts';
import { uploadAttachment } from '../../../api/upload.ts';

/** One file on its way. */
export interface Sending {
  key: string;
  file: File;
  /** From 0 to 1. */
  share: number;
  error?: ApiError;
}

/** The files being sent to an incident; what has arrived leaves the list. */
export function useUploads(incident: string) {
  const client = useQueryClient();
  const [sendings, setSendings] = useState<Sending[]>([]);
  const change = (key: string, some: Partial<Sending>): void =>
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...some } : one)));
  const drop = (key: string): void => setSendings((all) => all.filter((one) => one.key !== key));
  const send = async ({ key, file }: Pick<Sending, 'key' | 'file'>): Promise<void> => {
    try {
      const onProgress = (share: number): void => change(key, { share });
      await uploadAttachment({ incident, file, name: file.name, key, onProgress });
      drop(key);
      await client.invalidateQueries({ queryKey: ['incident'] });
      await client.invalidateQueries({ queryKey: ['record'] });
    } catch (error) {
      change(key, { error: asApiError(error), share: 0 });
    }
  };
  return {
    sendings,
    drop,
    add: (files: Iterable<File>): void => {
      for (const file of files) {
        const one = { key: crypto.randomUUID(), file, share: 0 };
        setSendings((all) => [...all, one]);
        void send(one);
      }
    },
    retry: ({ key, file }: Sending): void => {
      setSendings((all) => all.map((one) => (one.key === key ? { key, file, share: 0 } : one)));
      void send({ key, file });
    },
  };
}
